import { Offices, readOffices } from '@akkoord/service-kit';
import { Module } from '@nestjs/common';
import { BounceController, ReadMessages } from './bounce/bounce.controller.js';
import { TakeBounce } from './bounce/take-bounce.js';
import { MailerConfig } from './mailer.config.js';
import { OccasionHandler } from './occasion/occasion.handler.js';
import { OfficeMailHandler } from './office/office-mail.handler.js';
import { PeopleHandler } from './people/people.handler.js';
import { Plan } from './planning/plan.js';
import { ErasePersonHandler } from './retention/erase-person.handler.js';
import { EraseOldMails } from './retention/erase-old-mails.js';
import { RetentionScheduler } from './retention/retention-scheduler.js';
import { FindPayment } from './sending/find-payment.js';
import { MailServer } from './sending/mail-server.js';
import { MailWaker } from './sending/mail-waker.js';
import { MailWorker } from './sending/mail-worker.js';
import { MailerMetrics } from './sending/mailer.metrics.js';
import { SendMail } from './sending/send-mail.js';
import { WriteMail } from './sending/write-mail.js';
import { WordingHandler } from './wording/wording.handler.js';

@Module({
  controllers: [
    BounceController,
    ErasePersonHandler,
    OccasionHandler,
    OfficeMailHandler,
    PeopleHandler,
    WordingHandler,
  ],
  providers: [
    EraseOldMails,
    FindPayment,
    MailServer,
    MailWaker,
    MailWorker,
    MailerMetrics,
    Plan,
    ReadMessages,
    RetentionScheduler,
    SendMail,
    TakeBounce,
    WriteMail,
    {
      provide: Offices,
      useFactory: ({ offices }: MailerConfig) => readOffices(offices, 'mailer'),
      inject: [MailerConfig],
    },
  ],
})
export class MailerModule {}
