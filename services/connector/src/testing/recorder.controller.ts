import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  ContactChanged,
  EmployeeChanged,
  FilingMatched,
  FilingRegistered,
  FilingUnmatched,
  FilingUnmatchedWithdrawn,
  OrganisationChanged,
} from '@akkoord/contracts';
import { type EventBatch, OnEvent, type ReceivedEvent } from '@akkoord/messaging';

const PUBLISHED = [
  FilingRegistered,
  FilingUnmatched,
  FilingUnmatchedWithdrawn,
  FilingMatched,
  OrganisationChanged,
  ContactChanged,
  EmployeeChanged,
] as const;
type Published = InstanceType<(typeof PUBLISHED)[number]>;

/** Keeps what the connector published, as it came back over the broker. */
@Controller()
export class Recorder {
  readonly events: ReceivedEvent<Published>[] = [];

  @OnEvent(...PUBLISHED)
  async record(@Payload() batch: EventBatch<Published>): Promise<void> {
    this.events.push(...batch);
  }

  of<T extends Published>(type: string, subject: string): T[] {
    return this.events.filter((event) => event.type === type && event.subject === subject).map(({ data }) => data as T);
  }
}
