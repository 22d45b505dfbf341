import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  ContactChanged,
  EmployeeChanged,
  FilingMatched,
  FilingRegistered,
  FilingUnmatched,
  OrganisationChanged,
} from '@akkoord/contracts';
import { type EventBatch, OnEvent, type ReceivedEvent } from '@akkoord/messaging';

type Published =
  FilingRegistered | FilingUnmatched | FilingMatched | OrganisationChanged | ContactChanged | EmployeeChanged;

/** Keeps what the connector published, as it came back over the broker. */
@Controller()
export class Recorder {
  readonly events: ReceivedEvent<Published>[] = [];

  @OnEvent(FilingRegistered, FilingUnmatched, FilingMatched, OrganisationChanged, ContactChanged, EmployeeChanged)
  async record(@Payload() batch: EventBatch<Published>): Promise<void> {
    this.events.push(...batch);
  }

  of<T extends Published>(type: string, subject: string): T[] {
    return this.events.filter((event) => event.type === type && event.subject === subject).map(({ data }) => data as T);
  }
}
