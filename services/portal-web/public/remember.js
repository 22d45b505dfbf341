/**
 * Remembers what a person has typed, ticked, opened and where he is in a part of the page, and gives a function that puts it back on what
 * took its place. Fields are known by their id or by their name and value, links by their address, others by `data-keep`. Where what he
 * was at is gone, he is at the heading.
 * @param {HTMLElement} part
 * @returns {() => void}
 */
export function remember(part) {
  const { activeElement } = document;
  const focused = activeElement !== part && part.contains(activeElement) && (keyOf(activeElement) ?? 'h1');
  const fields = [...part.querySelectorAll('input, select, textarea, details')].map((field) => [
    keyOf(field),
    { value: field.value, checked: field.checked, open: field.open },
  ]);
  return () => {
    for (const [key, was] of fields) {
      const field = key && part.querySelector(key);
      if (field) putBack(field, was);
    }
    if (focused) (part.querySelector(focused) ?? part.querySelector('h1'))?.focus({ preventScroll: true });
  };
}

function keyOf(element) {
  const attribute = (name) => {
    const value = element.getAttribute(name);
    return value === null ? '' : `[${name}="${CSS.escape(value)}"]`;
  };
  if (element.id) return `#${CSS.escape(element.id)}`;
  const known = ['name', 'href', 'data-keep'].map(attribute).join('');
  return known === '' ? undefined : element.localName + known + (element.name ? attribute('value') : '');
}

function putBack(field, { value, checked, open }) {
  if (field.localName === 'details') field.open = open;
  else if (field.type === 'checkbox' || field.type === 'radio') {
    if (field.checked === checked) return;
    field.checked = checked;
    field.dispatchEvent(new Event('change'));
  } else field.value = value;
}
