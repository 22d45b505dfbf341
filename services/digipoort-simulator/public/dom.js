// Building elements without a framework; text only ever becomes text.

/**
 * An element. Properties starting with `on` are listeners, `data-…`, `aria-…`, `role`, `for` and `list` become attributes, the rest properties.
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (/^(data-|aria-|role$|for$|list$)/.test(name)) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** Asks the control API; throws with a sentence for people. */
export async function call(method, path, body) {
  const response = await fetch(`/control${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = text === '' ? undefined : JSON.parse(text);
  if (!response.ok)
    throw new Error(answer?.messages?.[document.documentElement.lang] ?? answer?.detail ?? response.statusText);
  return answer;
}

/** A field with its label; `hint` stands below it. */
export function field(label, input, hint) {
  input.id ||= `f-${(field.count = (field.count ?? 0) + 1)}`;
  if (hint) input.setAttribute('aria-describedby', `${input.id}-hint`);
  return el(
    'div',
    { className: 'field' },
    el('label', { for: input.id }, label),
    input,
    hint && el('small', { id: `${input.id}-hint` }, hint),
  );
}

/** A select with [value, text] pairs. */
export function select(name, options, value) {
  const element = el(
    'select',
    { name },
    options.map(([key, text]) => el('option', { value: key }, text)),
  );
  if (value !== undefined) element.value = value;
  return element;
}

/** A check box behind its own words. */
export function checkbox(name, label, checked, hint) {
  const box = el('input', { type: 'checkbox', name, checked });
  return el('label', { className: 'check' }, box, el('span', {}, label, hint && el('small', {}, hint)));
}
