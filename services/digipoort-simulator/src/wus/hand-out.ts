import { Database } from '@akkoord/persistence';
import { BELASTINGDIENST, type BerichtLijstResultaat, type BerichtResultaat, type Tijdvenster } from '@akkoord/wus';
import { Injectable } from '@nestjs/common';
import type { Message } from '../message/message.js';
import { MessageRepository, type MessageFilter } from '../message/message.repository.js';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';
import { FetchMarkRepository } from '../process/fetch-mark.repository.js';
import { SimulatedClock } from '../state/simulated-clock.js';
import type { Asker } from './inform.js';

interface Question extends Tijdvenster {
  kenmerk?: string;
  berichtsoort?: string;
  identiteitBelanghebbende?: { nummer: string };
}

/** The ophaalservice: hands out messages to the OIN they are for. */
@Injectable()
export class HandOut {
  constructor(
    private readonly database: Database,
    private readonly messages: MessageRepository,
    private readonly marks: FetchMarkRepository,
    private readonly clock: SimulatedClock,
  ) {}

  /** The messages asked for; with `onlyNew` those that this certificate did not fetch before. */
  async fetch(asker: Asker, question: Question, onlyNew: boolean): Promise<BerichtResultaat[]> {
    return (await this.find(asker, question, onlyNew && 'message')).map(result);
  }

  /** Which messages there are, for whichever party. */
  async list(asker: Asker, question: Question, onlyNew: boolean): Promise<BerichtLijstResultaat[]> {
    return (await this.find(asker, question, onlyNew && 'list')).map((message) => ({
      berichtsoort: message.berichtsoort,
      identiteitBelanghebbende: { nummer: message.nummer, type: message.numberType },
      kenmerk: message.kenmerk,
    }));
  }

  private find(asker: Asker, question: Question, mark: 'message' | 'list' | false): Promise<Message[]> {
    return this.database.inTenant(SIMULATOR_TENANT, async (tx) => {
      const found = await this.messages.find(tx, asker.oin, filterOf(question), this.clock.now());
      if (!mark) return found;
      const items = found.map((message) => ({ ...message, position: 0 }));
      return this.marks.take(tx, asker.fingerprint, mark, items);
    });
  }
}

function filterOf(question: Question): MessageFilter {
  return {
    kenmerk: question.kenmerk,
    nummer: question.identiteitBelanghebbende?.nummer,
    berichtsoort: question.berichtsoort,
    from: question.tijdstempelVanaf,
    until: question.tijdstempelTot,
  };
}

function result(message: Message): BerichtResultaat {
  return {
    kenmerk: message.kenmerk,
    berichtsoort: message.berichtsoort,
    berichtkenmerk: message.berichtkenmerk,
    ...(message.aanleverkenmerk === null ? {} : { aanleverkenmerk: message.aanleverkenmerk }),
    tijdstempelAangeleverd: message.availableAt,
    identiteitBelanghebbende: { nummer: message.nummer, type: message.numberType },
    rolBelanghebbende: 'Bedrijf',
    // The Belastingdienst delivers these.
    identiteitAanleveraar: BELASTINGDIENST.nummer,
    berichtInhoud: { mimeType: 'application/xml', bestandsnaam: message.fileName, inhoud: message.content },
  };
}
