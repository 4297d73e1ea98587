/** What every screen may ask for, and what it may weigh where it says nothing else, at most. */
const REQUESTS = 16;
const PAGE_KIB = 470;

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
  const list = (name, path, more) =>
    screen(
      name,
      path,
      '#content .ant-table-row, #content .ant-table-placeholder, #content [class*=empty]',
      more,
    );
  return [
    screen('customer', '', '.composer textarea', {
      address: customerPage,
      who: null,
      requests: 12,
      kib: 60,
      judged: true,
    }),
    screen('sign-in', '/sign-in', 'input[type=password]', { who: null, kib: 250 }),
    screen('workspace', '/workspace', 'main h1', { who: agent, requests: 15, kib: 350 }),
    screen('overview', '/', '#content dd', { requests: 20, kib: 620 }),
    list('groups', '/m/omnimedia/groups'),
    list('flows', '/m/omnimedia/flows'),
    screen('flow-editor', `/m/omnimedia/flows/${flows.items[0].id}`, '.react-flow__node header', {
      requests: 17,
      kib: 550,
    }),
    screen('mode-settings', '/m/omnimedia/settings', '#content form input'),
    list('mini-programs', '/channels/mini-programs'),
    list('websites', '/channels/websites'),
    list('staff', '/staff'),
    list('records', '/records', { requests: 18, kib: 490 }),
    screen('settings', '/settings', '#content form input'),
    list('audit', '/audit'),
    screen('account', '/account', 'input[type=password]'),
  ];
}
