/** What every screen may ask for, and the pages of the administration may weigh, at most. */
const REQUESTS = 15;
const PAGE_KIB = 350;

/**
 * The screens to load on the sample desk. Each says who looks, where, what stands there once it can be used,
 * and how many requests and KiB it may take.
 */
export async function screensOf({ address, boss, person, printed }, password) {
  const [, oneTime] = [...printed.matchAll(/One-time password: (\S+)/g)].map(([, found]) => found);
  const customerPage = /Customer page:\s+(\S+)/.exec(printed)?.[1];
  const agent = await person('000010', oneTime);
  const flows = await boss.send('GET', '/api/flows?mode=OMNIMEDIA');
  const screen = (name, path, usable, more = {}) => ({
    name,
    address: address + path,
    who: boss,
    usable,
    requests: REQUESTS,
    kib: PAGE_KIB,
    judged: false,
    ...more,
  });
  const list = (name, path) => screen(name, path, '#content .ant-table-row, #content .ant-table-placeholder, #content [class*=empty]');
  return [
    screen('customer', '', '.composer textarea', {
      address: customerPage,
      who: null,
      requests: 12,
      kib: 60,
      judged: true,
    }),
    screen('sign-in', '/sign-in', 'input[type=password]', { who: null, kib: 250 }),
    screen('workspace', '/workspace', 'main h1', { who: agent }),
    screen('overview', '/', '#content dd'),
    list('groups', '/m/omnimedia/groups'),
    list('flows', '/m/omnimedia/flows'),
    screen('flow-editor', `/m/omnimedia/flows/${flows.items[0].id}`, '.react-flow__node header', {
      kib: 450,
    }),
    screen('mode-settings', '/m/omnimedia/settings', '#content form input'),
    list('mini-programs', '/channels/mini-programs'),
    list('websites', '/channels/websites'),
    list('staff', '/staff'),
    list('records', '/records'),
    screen('settings', '/settings', '#content form input'),
    list('audit', '/audit'),
    screen('account', '/account', 'input[type=password]'),
  ];

}
