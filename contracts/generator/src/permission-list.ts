import { ACTION_WORDS, PERMISSION_ACTIONS, PERMISSIONS, ROLE_WORDS, ROLES, type Role } from '@akkoord/contracts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** docs/permissions.md: who may do what, from the table that portal and workflow go by. */
export function permissionList(): string {
  return [
    '<!-- Generated from libs/contracts/src/permissions.ts by `npm run contracts`; do not edit. -->',
    '# Who may do what',
    '',
    'One table (`PERMISSIONS` in `libs/contracts`), used by the portal before it passes something on and by the workflow before it does it.',
    'A role counts at one organisation: what somebody is at one says nothing about another, and an office never sees the people of another office.',
    '',
    row(['Action', ...ROLES]),
    row(['---', ...ROLES.map(() => ':-:')]),
    ...PERMISSION_ACTIONS.map((action) => {
      const may: readonly Role[] = PERMISSIONS[action];
      return row([`\`${action}\``, ...ROLES.map((role) => (may.includes(role) ? 'yes' : '–'))]);
    }),
    '',
    '## Actions',
    '',
    row(['Action', 'Dutch', 'English']),
    row(['---', '---', '---']),
    ...PERMISSION_ACTIONS.map((action) => row([`\`${action}\``, ACTION_WORDS[action].nl, ACTION_WORDS[action].en])),
    '',
    '## Roles',
    '',
    row(['Role', 'Dutch', 'English']),
    row(['---', '---', '---']),
    ...ROLES.map((role) => row([`\`${role}\``, ROLE_WORDS[role].nl, ROLE_WORDS[role].en])),
    '',
    '## Besides the table',
    '',
    '- Who is not active is nobody: a contact or employee made inactive sees nothing and does nothing from that moment on.',
    '- A person can be contact of many organisations, each with roles of its own; the portal knows him by his e-mail address.',
    '- A delegation lends the roles of who gave it, at that organisation and between its dates. It is not handed on.',
    '- Four eyes: who sent a filing in does not review it, whatever his role.',
    '- A filing without an organisation is seen by who works for all of the office.',
    '- An employee hands over his own tasks for every organisation he works for; a manager can do so for another employee.',
    '- To object to a filing under a standing approval is to reject it within the time for that.',
    '- An office account of the configuration for whom no employee was ever recorded with the same e-mail address sees the filings of the office (`view`) and the outlook of what is sent, and does nothing: mail and certificates take a role. `PUT /v1/offices/{participantNumber}/employees/{employeeId}` at the connector gives it a role.',
    '- Organisations, contacts, employees, rules and message kinds can also be administered at the connector with the office’s administration token, which is a key for systems and no person.',
    '',
  ].join('\n');
}
