import { Module } from '@nestjs/common';
import { ControlController } from './control/control.controller.js';
import { InstructionRepository } from './control/instruction.repository.js';
import { Instructions } from './control/instructions.js';
import { LiveEvents } from './control/live-events.js';
import { RehearsalController } from './control/rehearsal.controller.js';
import { MessageRepository } from './message/message.repository.js';
import { PageController } from './page/page.controller.js';
import { CrlController } from './pki/crl.controller.js';
import { SimulatorPki } from './pki/simulator-pki.js';
import { FetchMarkRepository } from './process/fetch-mark.repository.js';
import { ProcessRepository } from './process/process.repository.js';
import { SimulatorConfig } from './simulator.config.js';
import { SimulatedClock } from './state/simulated-clock.js';
import { StateRepository } from './state/state.repository.js';
import { Switches } from './state/switches.js';
import { AcceptDeliveries } from './wus/accept-deliveries.js';
import { AnswerRequest } from './wus/answer-request.js';
import { CheckRequest } from './wus/check-request.js';
import { Deliver } from './wus/deliver.js';
import { HandOut } from './wus/hand-out.js';
import { Inform } from './wus/inform.js';
import { LoadGauge } from './wus/load-gauge.js';
import { Operate } from './wus/operate.js';
import { ReceivedLog } from './wus/received-log.js';
import { ReceivedRepository } from './wus/received.repository.js';
import { WsdlFiles } from './wus/wsdl-files.js';
import { WusServer } from './wus/wus-server.js';

/** Wires the simulator; configuration, database and logger come from the service kit. */
@Module({
  controllers: [ControlController, CrlController, RehearsalController, PageController],
  providers: [
    {
      provide: SimulatorPki,
      useFactory: (config: SimulatorConfig) => SimulatorPki.open(config),
      inject: [SimulatorConfig],
    },
    ProcessRepository,
    FetchMarkRepository,
    MessageRepository,
    ReceivedRepository,
    StateRepository,
    InstructionRepository,
    Instructions,
    SimulatedClock,
    Switches,
    LiveEvents,
    ReceivedLog,
    LoadGauge,
    AcceptDeliveries,
    Deliver,
    Inform,
    HandOut,
    Operate,
    CheckRequest,
    AnswerRequest,
    WsdlFiles,
    WusServer,
  ],
})
export class SimulatorModule {}
