import { el } from '../dom.js';
import { clock, words } from '../words.js';

const [OFFICE_REVIEW, QUESTION_ASKED] = [25, 35];

/** How far the approval has come: who decided, and who is waited for. Nothing where the person himself is the only one. @param {object} filing */
export function approvalLines({ approval, status, submittedBy }, isOffice) {
  const w = words();
  const lines = [
    isOffice && submittedBy && `${w.submittedBy} ${submittedBy}.`,
    ...(approval && status !== QUESTION_ASKED ? told(approval, status) : []),
  ];
  return lines.filter(Boolean).map((line) => el('p.muted', {}, line));
}

function told({ approvesAt, granted, needed, grantedBy, waitingFor }, status) {
  const w = words();
  const others = waitingFor.filter(({ isMe }) => !isMe);
  const isMine = others.length < waitingFor.length;
  return [
    approvesAt && w.approvesAt(clock(approvesAt)),
    granted > 0 && needed > 1 && w.partly(granted, needed, names(grantedBy)),
    // Anybody of several will do, and it is me: the others are no news.
    others.length > 0 && (!isMine || needed > 1) && (status === OFFICE_REVIEW ? w.reviewBy : w.waitsFor)(names(others)),
  ];
}

const names = (people) => {
  const w = words();
  const all = people.map(({ name, isMe }) => (isMe ? w.you : (name ?? w.somebody)));
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} ${w.and} ${all.at(-1)}` : (all[0] ?? '');
};
