// Loaded into each service process: when the one that supervises it is gone, however it went, nothing is left behind.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
