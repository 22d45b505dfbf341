export default async function tearDown() {
  const servers = Reflect.get(globalThis, Symbol.for('akkoord.testServers'));
  await servers?.stop();
}
