/**
 * What an approval should do, written down a second time and as simply as possible: it shares no code with what it is compared with.
 * People are letters: A, B, C approve for the client, V only looks; R and M work at the office; E is the client environment.
 */
export type Who = 'A' | 'B' | 'C' | 'V' | 'R' | 'M' | 'E';
export type What = 'approve' | 'reject' | 'ask' | 'answer' | 'repair' | 'withdraw' | 'undo' | 'grace-ends';

/** What somebody does; `question` counts the open questions from the oldest. */
export interface Does {
  readonly what: What;
  readonly who: Who;
  readonly question: number;
}

/** How the office set its workflow. */
export interface Setting {
  readonly people: 'one' | 'two' | 'all';
  readonly hasReview: boolean;
  readonly hasGrace: boolean;
}

const APPROVERS = 'ABC';
const OFFICE = 'RM';

/** An approval as one imagines it. `act` gives the status it led to, or `refused`. */
export class ApprovalModel {
  status: number;
  sequence = 3;
  isAtReview: boolean;
  said = new Set<Who>();
  repairers = new Set<Who>();
  questions: string[] = [];
  isUndoable = false;
  isToldToFile = false;

  constructor(readonly setting: Setting) {
    this.isAtReview = setting.hasReview;
    this.status = setting.hasReview ? 25 : 30;
  }

  copy(): ApprovalModel {
    const copy = new ApprovalModel(this.setting);
    return Object.assign(copy, this, {
      said: new Set(this.said),
      repairers: new Set(this.repairers),
      questions: [...this.questions],
    });
  }

  /** `questionId` is the name a question gets. */
  act({ what, who, question }: Does, questionId: string): number | 'refused' {
    const isClient = APPROVERS.includes(who);
    const isOffice = OFFICE.includes(who);
    switch (what) {
      case 'approve':
        return this.isAtReview ? this.review(isOffice, who, 30) : this.approve(isClient, who);
      case 'reject':
        if (this.isAtReview) return this.review(isOffice, who, 40);
        return isClient && this.status === 30 ? this.to(40) : 'refused';
      case 'ask':
        if (!isClient || this.isAtReview || ![30, 35].includes(this.status)) return 'refused';
        this.questions.push(questionId);
        return this.to(35);
      case 'answer': {
        const asked = this.questions[question % Math.max(1, this.questions.length)];
        if (!isOffice || this.status !== 35 || asked === undefined) return 'refused';
        this.questions = this.questions.filter((id) => id !== asked);
        return this.to(this.questions.length > 0 ? 35 : 30);
      }
      case 'repair':
        if (!isOffice || this.status !== 40) return 'refused';
        this.repairers.add(who);
        return this.again(this.isAtReview ? 25 : 30);
      case 'withdraw':
        return (isOffice || who === 'E') && this.status < 45 ? this.to(45) : 'refused';
      case 'undo':
        return isClient && this.isUndoable ? this.again(30) : 'refused';
      case 'grace-ends':
        if (this.isUndoable) this.isToldToFile = true;
        this.isUndoable = false;
        return this.status;
      default:
        return what satisfies never;
    }
  }

  private review(isOffice: boolean, who: Who, to: 30 | 40): number | 'refused' {
    if (!isOffice || this.status !== 25 || this.repairers.has(who)) return 'refused';
    this.isAtReview = to === 40;
    return this.to(to);
  }

  private approve(isClient: boolean, who: Who): number | 'refused' {
    if (!isClient || this.status !== 30 || this.said.has(who)) return 'refused';
    this.said.add(who);
    if (this.said.size < { one: 1, two: 2, all: 3 }[this.setting.people]) return 30;
    this.isUndoable = this.setting.hasGrace;
    this.isToldToFile = !this.setting.hasGrace;
    return this.to(50);
  }

  private again(status: number): number {
    this.said.clear();
    this.isUndoable = false;
    return this.to(status);
  }

  private to(status: number): number {
    if (status !== this.status) this.sequence += 1;
    this.status = status;
    return status;
  }
}
