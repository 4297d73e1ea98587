// What a sign-in needs of WeChat, as a real HTTP server on the loopback: for tests, and for trying
// a mini program out without an account. `npm run wechat` starts it for one customer; start the
// server with the printed ZONGJI_WECHAT_HOST.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const APP_SECRET_ANY = null;

/**
 * Answers like WeChat's `/cgi-bin/token` and `/sns/jscode2session`. A code is good once.
 *
 * @param {{ readonly port?: number, readonly secret?: string | null }} settings without a secret
 *   every one is right
 */
export async function startWeChat({ port = 0, secret = APP_SECRET_ANY } = {}) {
  /** @type {Map<string, string>} */
  const codes = new Map();
  const spent = new Set();
  /** @type {string | null} */
  let everybody = null;
  let made = 0;

  /** @param {URLSearchParams} query */
  const session = (query) => {
    const code = query.get('js_code') ?? '';
    if (secret !== null && query.get('secret') !== secret) {
      return { errcode: 40013, errmsg: 'invalid appid' };
    }
    if (spent.has(code)) return { errcode: 40163, errmsg: 'code been used' };
    const openid = codes.get(code) ?? everybody;
    if (openid === null) return { errcode: 40029, errmsg: 'invalid code' };
    spent.add(code);
    return { openid, session_key: 'c2VjcmV0' };
  };

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const answer =
      pathname === '/sns/jscode2session'
        ? session(searchParams)
        : { access_token: 'token', expires_in: 7200 };
    response.setHeader('content-type', 'text/plain');
    response.end(JSON.stringify(answer));
  });
  await new Promise((ready) => server.listen(port, '127.0.0.1', () => ready(null)));
  const bound = server.address();
  return {
    address: `http://localhost:${typeof bound === 'object' ? bound?.port : port}`,
    /** A fresh code that leads to this customer. @param {string} openid */
    code: (openid) => {
      made += 1;
      const code = `code-${made}`;
      codes.set(code, openid);
      return code;
    },
    /** Every code leads to this customer. @param {string} openid */
    admitAll: (openid) => {
      everybody = openid;
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const weChat = await startWeChat({ port: Number(process.env.PORT ?? 8099) });
  weChat.admitAll('tried-out-customer');
  console.log(`ZONGJI_WECHAT_HOST=${weChat.address}`);
}
