import { ApprovalQuestionAnswered, ApprovalQuestionAsked, type Actor } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';

/** A question or an answer, as its event told it. */
export type QuestionEvent = ApprovalQuestionAsked | ApprovalQuestionAnswered;

/** A question with its answer. */
export interface Question {
  readonly questionId: string;
  readonly box: string | null;
  readonly text: string;
  readonly askedBy: Actor;
  readonly askedAt: Date;
  readonly answer: string | null;
  readonly answeredBy: Actor | null;
  readonly answeredAt: Date | null;
}

export const questionsOf = (events: readonly object[]): QuestionEvent[] =>
  events.filter(
    (event): event is QuestionEvent =>
      event instanceof ApprovalQuestionAsked || event instanceof ApprovalQuestionAnswered,
  );

/** Keeps questions and answers, in whatever order and however often they come; no statement when there are none. */
export async function keepQuestions(tx: Transaction, events: readonly QuestionEvent[]): Promise<void> {
  const inOrder = [...events].sort((a, b) => (a.questionId < b.questionId ? -1 : 1));
  for (const event of inOrder) {
    const { questionId, filingId, actor, text } = event;
    const by = JSON.stringify(actor);
    if (event instanceof ApprovalQuestionAsked) {
      await tx.query(
        `insert into filing_question as q (tenant, question_id, filing_id, box, text, asked_by, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (tenant, question_id) do update
           set box = excluded.box, text = excluded.text, asked_by = excluded.asked_by, asked_at = excluded.asked_at`,
        [tx.tenant, questionId, filingId, event.box ?? null, text, by, event.askedAt],
      );
    } else {
      await tx.query(
        `insert into filing_question as q (tenant, question_id, filing_id, answer, answered_by, answered_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (tenant, question_id) do update
           set answer = excluded.answer, answered_by = excluded.answered_by, answered_at = excluded.answered_at`,
        [tx.tenant, questionId, filingId, text, by, event.answeredAt],
      );
    }
  }
}

/** The questions of a filing, oldest first. */
export async function listQuestions(tx: Transaction, filingId: string): Promise<Question[]> {
  return tx.query<Question>(
    `select question_id as "questionId", box, text, asked_by as "askedBy", asked_at as "askedAt", answer,
            answered_by as "answeredBy", answered_at as "answeredAt"
     from filing_question where filing_id = $1 and text is not null order by asked_at, question_id`,
    [filingId],
  );
}
