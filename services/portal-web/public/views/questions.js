import { api } from '../api.js';
import { alertBox, el } from '../dom.js';
import { clock, words } from '../words.js';
import { field, openDialog } from './dialog.js';
import { said } from './explanation.js';

/** As long as one question is open. */
const QUESTION_ASKED = 35;
/** A box of the form by its code: `1a`, `5b`. */
const BOX = /^\d[a-z]$/;

/** Asks about the filing as a whole, or about one of its boxes. */
export function askDialog({ filing, onDecided }) {
  const w = words();
  const boxes = boxesOf(filing);
  const about = el(
    'select',
    { id: 'about' },
    el('option', { value: '' }, w.aboutAll),
    ...boxes.map(({ code, name }) => el('option', { value: code }, `${w.box} ${code}: ${name}`)),
  );
  const text = el('textarea', { id: 'question', rows: 4, required: true, maxLength: 2000 });
  openDialog({
    title: w.askTitle,
    content: [el('p', {}, w.askIntro), boxes.length > 0 && field(w.about, about), field(w.question, text)].filter(
      Boolean,
    ),
    yes: w.askYes,
    yesClass: 'primary',
    onDecided,
    act: async () => {
      const box = about.value === '' ? {} : { box: about.value };
      const { filingId, documentSha256 } = filing;
      const { status } = await api.ask(filingId, { documentSha256, text: text.value.trim(), ...box });
      return { text: w.askedNow, status };
    },
  });
}

/** The boxes of the form that are in the filing's tables, those filled in first. */
function boxesOf({ explanation }) {
  const lines = explanation.tables.flatMap(({ rows }) => rows).filter(({ kind }) => kind === 'line');
  const boxes = lines.flatMap(({ cells, isZero }) => {
    const [code, name] = cells.map(said);
    return BOX.test(code) && name ? [{ code, name, isZero }] : [];
  });
  return boxes.sort((a, b) => Number(a.isZero) - Number(b.isZero));
}

/** What was asked and answered; the office answers here. @param {{ filing: object, isOffice: boolean, onDecided: (notice?: object) => void }} options */
export function questionsPanel({ filing, isOffice, onDecided }) {
  if (filing.questions.length === 0) return null;
  const w = words();
  const one = (question) =>
    el(
      'li.question',
      {},
      el('p.question-about', {}, question.box ? `${w.question}: ${w.box} ${question.box}` : w.question),
      saidBy(question.text, question.askedBy, question.askedAt),
      question.answer !== undefined
        ? el(
            'div.answer',
            {},
            el('p.question-about', {}, w.answer),
            saidBy(question.answer, question.answeredBy, question.answeredAt),
          )
        : filing.actions.includes('answer')
          ? answerForm({ filing, question, onDecided })
          : el('p.muted', {}, isOffice ? w.notAnsweredOffice : w.notAnswered),
    );
  return el(
    'section.card.questions',
    { 'aria-labelledby': 'questions' },
    el('h2', { id: 'questions' }, w.questions),
    el('ul', {}, ...filing.questions.map(one)),
  );
}

function saidBy(text, by, at) {
  const w = words();
  const name = by?.isMe ? w.youYourself : by?.name;
  return el(
    'div',
    {},
    el('p.said', {}, text),
    el('p.muted.said-by', {}, [name, at && clock(at)].filter(Boolean).join(', ')),
  );
}

function answerForm({ filing, question, onDecided }) {
  const w = words();
  const text = el('textarea', { id: `answer-${question.questionId}`, rows: 3, required: true, maxLength: 4000 });
  const errors = el('div');
  const button = el('button.primary', { type: 'submit' }, w.answerYes);
  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    errors.replaceChildren();
    try {
      const { status } = await api.answer(filing.filingId, question.questionId, text.value.trim());
      const told = status === QUESTION_ASKED ? w.answeredMore : w.answeredNow;
      onDecided({ text: told, status });
    } catch (error) {
      errors.replaceChildren(alertBox(error.message));
      button.disabled = false;
    }
  }
  return el('form.answer-form', { onsubmit: submit }, field(w.yourAnswer, text), errors, button);
}
