/**
 * What an approval should do, written down a second time and as simply as possible: it shares no code with what it is compared with.
 * People are letters: A, B, C approve for the client, in that order; V only looks; R and M work at the office, N does too and may
 * nothing; E is the client environment. V stands in for A, C for B and N for R, where the setting says so.
 */
export type Who = 'A' | 'B' | 'C' | 'V' | 'R' | 'M' | 'N' | 'E';
/** What somebody does, or what happens by itself: the last six. */
export type What =
  | 'approve'
  | 'reject'
  | 'ask'
  | 'answer'
  | 'repair'
  | 'withdraw'
  | 'undo'
  | 'revoke-mandate'
  | 'end-delegation'
  | 'grace-ends'
  | 'objection-ends'
  /** The time to object is over, and so is the mandate. */
  | 'mandate-ends'
  | 'expires'
  | 'new-version';

/** What somebody does; `question` counts the open questions from the oldest. */
export interface Does {
  readonly what: What;
  readonly who: Who;
  readonly question: number;
}

/** How the office set its workflow, what was agreed beforehand, and what the filing asks to pay. */
export interface Setting {
  /** `amount`: above 1,000 to pay two, above 1,000 to get back all, otherwise one. */
  readonly people: 'one' | 'two' | 'all' | 'in-turn' | 'amount';
  readonly euros: number;
  readonly review: 'none' | 'one' | 'all';
  readonly hasGrace: boolean;
  /** A standing approval that covers the filing. */
  readonly mandate: 'none' | 'at-once' | 'with-objection';
  /** When who stands in for whom does so. */
  readonly delegation: 'none' | 'now' | 'over' | 'to-come';
}

const APPROVERS = 'ABC';
const OFFICE = 'RM';
const STANDS_IN: Readonly<Partial<Record<Who, Who>>> = { V: 'A', C: 'B', N: 'R' };

/** An approval as one imagines it. `act` gives the status it led to, or `refused`. */
export class ApprovalModel {
  status: number;
  sequence = 3;
  isAtReview: boolean;
  /** Whose places are taken, and by whom. */
  taken = new Set<Who>();
  said = new Set<Who>();
  repairers = new Set<Who>();
  questions: string[] = [];
  isUndoable = false;
  isToldToFile = false;
  isStanding = false;
  isMandateRevoked = false;
  isDelegationEnded = false;

  constructor(readonly setting: Setting) {
    this.isAtReview = setting.review !== 'none';
    this.status = this.isAtReview ? 25 : 30;
    if (!this.isAtReview) this.reachClient();
  }

  copy(): ApprovalModel {
    const copy = new ApprovalModel(this.setting);
    return Object.assign(copy, this, {
      taken: new Set(this.taken),
      said: new Set(this.said),
      repairers: new Set(this.repairers),
      questions: [...this.questions],
    });
  }

  /** `questionId` is the name a question gets. */
  act(does: Does, questionId: string): number | 'refused' {
    const { what, who } = does;
    const [clients, office] = [this.places(who, APPROVERS), this.places(who, OFFICE)];
    const [isClient, isOffice] = [clients.length > 0, office.length > 0];
    switch (what) {
      case 'approve':
        return this.isAtReview ? this.review(office, who, 30) : this.approve(clients, who);
      case 'reject':
        if (this.isAtReview) return this.review(office, who, 40);
        return isClient && this.status === 30 ? this.to(40) : 'refused';
      case 'ask':
        if (!isClient || this.isAtReview || ![30, 35].includes(this.status)) return 'refused';
        this.questions.push(questionId);
        return this.to(35);
      case 'answer':
        return this.answer(isOffice, does.question);
      case 'repair':
        if (!isOffice || this.status !== 40) return 'refused';
        this.repairers.add(who);
        return this.again(this.isAtReview ? 25 : 30);
      case 'withdraw':
        return (isOffice || who === 'E') && this.status < 45 ? this.to(45) : 'refused';
      case 'undo':
        return isClient && this.isUndoable ? this.again(30) : 'refused';
      case 'revoke-mandate':
        if (!'ABCM'.includes(who) || this.setting.mandate === 'none') return 'refused';
        this.isMandateRevoked = true;
        return this.status;
      case 'end-delegation':
        if (!'AM'.includes(who) || this.setting.delegation === 'none') return 'refused';
        this.isDelegationEnded = true;
        return this.status;
      default:
        return this.timePasses(what);
    }
  }

  private timePasses(what: 'grace-ends' | 'objection-ends' | 'mandate-ends' | 'expires' | 'new-version'): number {
    switch (what) {
      case 'grace-ends':
        if (this.isUndoable) this.isToldToFile = true;
        this.isUndoable = false;
        return this.status;
      case 'objection-ends':
      case 'mandate-ends': {
        if (!this.isStanding || this.status !== 30) return this.status;
        this.isStanding = false;
        if (what === 'mandate-ends' || this.isMandateRevoked) return 30;
        this.isToldToFile = true;
        return this.to(50);
      }
      case 'expires':
        return [25, 30, 35].includes(this.status) ? this.to(45) : this.status;
      case 'new-version':
        return this.status < 45 ? this.to(45) : this.status;
      default:
        return what satisfies never;
    }
  }

  /** The places somebody can speak for: his own, then that of who is away. */
  private places(who: Who, role: string): Who[] {
    const away = STANDS_IN[who];
    const isGiven = this.setting.delegation === 'now' && !(who === 'V' && this.isDelegationEnded);
    return [who, ...(isGiven && away ? [away] : [])].filter((one) => role.includes(one));
  }

  private review(places: Who[], who: Who, to: 30 | 40): number | 'refused' {
    if (places.length === 0 || this.status !== 25 || this.repairers.has(who)) return 'refused';
    if (to === 40) {
      this.clear();
      return this.to(40);
    }
    const free = places.filter((place) => !this.taken.has(place));
    if (free.length === 0) return 'refused';
    free.forEach((place) => this.taken.add(place));
    const others = [...OFFICE].filter((one) => !this.repairers.has(one as Who)) as Who[];
    if (this.setting.review === 'all' && others.some((one) => !this.taken.has(one))) return 25;
    this.clear();
    this.isAtReview = false;
    this.to(30);
    return this.reachClient();
  }

  /** The client is asked, unless he agreed beforehand. */
  private reachClient(): number {
    const { mandate } = this.setting;
    if (mandate === 'none' || this.isMandateRevoked) return this.status;
    if (mandate === 'with-objection') {
      this.isStanding = true;
      return this.status;
    }
    this.isToldToFile = true;
    // On arrival 50 is the third step; after a review it follows the one to 30.
    if (this.setting.review === 'none') return (this.status = 50);
    return this.to(50);
  }

  private approve(places: Who[], who: Who): number | 'refused' {
    if (places.length === 0 || this.status !== 30) return 'refused';
    const free = places.filter((place) => !this.taken.has(place));
    const how = this.howMany();
    const isOnce = how !== 'all' && this.said.has(who);
    const next = ['A', 'B', 'C'].find((one) => !this.taken.has(one as Who)) as Who;
    if (free.length === 0 || isOnce || (how === 'in-turn' && !free.includes(next))) return 'refused';
    const takes = how === 'all' ? free : how === 'in-turn' ? [next] : free.slice(0, 1);
    takes.forEach((place) => this.taken.add(place));
    this.said.add(who);
    const isDone = how === 'all' ? this.taken.size === 3 : this.said.size >= (how === 'one' ? 1 : 2);
    if (!isDone) return 30;
    this.isUndoable = this.setting.hasGrace;
    this.isToldToFile = !this.setting.hasGrace;
    return this.to(50);
  }

  private howMany(): 'one' | 'two' | 'all' | 'in-turn' {
    const { people, euros } = this.setting;
    if (people !== 'amount') return people;
    return euros > 1000 ? 'two' : euros < -1000 ? 'all' : 'one';
  }

  private answer(isOffice: boolean, question: number): number | 'refused' {
    const asked = this.questions[question % Math.max(1, this.questions.length)];
    if (!isOffice || this.status !== 35 || asked === undefined) return 'refused';
    this.questions = this.questions.filter((id) => id !== asked);
    return this.to(this.questions.length > 0 ? 35 : 30);
  }

  private again(status: number): number {
    this.clear();
    this.isUndoable = false;
    return this.to(status);
  }

  private clear(): void {
    this.taken.clear();
    this.said.clear();
  }

  private to(status: number): number {
    if (status !== this.status) this.sequence += 1;
    this.status = status;
    if (status >= 40) this.isStanding = false;
    return status;
  }
}
