import { Module } from '@nestjs/common';
import { ControlController } from './control/control.controller.js';
import { InstructionRepository } from './control/instruction.repository.js';
import { SimulatorPki } from './pki/simulator-pki.js';
import { ProcessRepository } from './process/process.repository.js';
import { SimulatorConfig } from './simulator.config.js';
import { AnswerRequest } from './wus/answer-request.js';
import { Deliver } from './wus/deliver.js';
import { Inform } from './wus/inform.js';
import { ReceivedLog } from './wus/received-log.js';
import { WusServer } from './wus/wus-server.js';

/** Wires the simulator; configuration, database and logger come from the service kit. */
@Module({
  controllers: [ControlController],
  providers: [
    {
      provide: SimulatorPki,
      useFactory: (config: SimulatorConfig) => SimulatorPki.open(config),
      inject: [SimulatorConfig],
    },
    ProcessRepository,
    InstructionRepository,
    ReceivedLog,
    Deliver,
    Inform,
    AnswerRequest,
    WusServer,
  ],
})
export class SimulatorModule {}
