/**
 * Makes an element. Text is always text, never markup: nothing from a server is parsed as HTML.
 * @param {string} name `tag.class.class`
 * @param {Record<string, unknown>} [properties] attributes; `on…` are listeners
 * @param {...(Node | string | null | undefined | false)} children
 */
export function el(name, properties = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key in element && key !== 'list') element[key] = value;
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** The one region that screen readers speak from. @param {string} text */
export function announce(text) {
  document.getElementById('announcement').textContent = text;
}

/** A message about something that went wrong. @param {string} text */
export const alertBox = (text) => el('p.notice.notice-bad', { role: 'alert' }, text);
