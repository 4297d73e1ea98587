"""The REST interface for one person, as openapi.yaml tells it."""

import asyncio
import http.client
import json
from urllib.parse import urlsplit

TRIES = 40
PAUSE_SECONDS = 0.5


class Problem(Exception):
    """An answer that is application/problem+json; `code` is stable."""

    def __init__(self, status: int, body: dict):
        self.status = status
        self.code = body.get("code", "")
        self.errors = body.get("errors", [])
        super().__init__(f"{status} {self.code}: {body.get('detail', '')} {self.errors or ''}")


class Rest:
    """Keeps the cookies of a member of staff, or the token of a customer, and comes again when told to."""

    def __init__(self, address: str):
        self.address = address
        self.cookies: dict[str, str] = {}
        self.token: str | None = None

    def cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    async def get(self, path: str):
        return await self.call("GET", path)

    async def post(self, path: str, body: dict):
        return await self.call("POST", path, body)

    async def call(self, method: str, path: str, body: dict | None = None):
        """The answer's JSON. A server that is away, or asks to come later, is asked again, within bounds."""
        for left in range(TRIES, -1, -1):
            try:
                status, later, answer = await asyncio.to_thread(self._once, method, path, body)
            except (OSError, http.client.HTTPException):
                if left == 0:
                    raise
                await asyncio.sleep(PAUSE_SECONDS)
                continue
            if status < 400:
                return answer
            if later is None or left == 0:
                raise Problem(status, answer or {})
            await asyncio.sleep(later)

    def _once(self, method: str, path: str, body: dict | None):
        where = urlsplit(self.address)
        kind = http.client.HTTPSConnection if where.scheme == "https" else http.client.HTTPConnection
        connection = kind(where.hostname, where.port, timeout=30)
        try:
            connection.request(
                method, path, None if body is None else json.dumps(body).encode(), self._headers(body is not None)
            )
            answer = connection.getresponse()
            content = answer.read()
            for line in answer.headers.get_all("Set-Cookie") or []:
                name, _, value = line.split(";")[0].partition("=")
                self.cookies[name.strip()] = value.strip()
            later = answer.getheader("Retry-After") if answer.status in (429, 503) else None
            return answer.status, None if later is None else float(later), json.loads(content) if content else None
        finally:
            connection.close()

    def _headers(self, has_body: bool) -> dict[str, str]:
        headers = {"Accept": "application/json, application/problem+json", "Accept-Language": "en"}
        if has_body:
            headers["Content-Type"] = "application/json"
        if self.token is not None:
            headers["Authorization"] = f"Bearer {self.token}"
        if self.cookies:
            headers["Cookie"] = self.cookie_header()
        # Beside another installation on the same host the cookie has a longer name.
        for name, value in self.cookies.items():
            if name.split("_")[0] == "XSRF-TOKEN":
                headers["X-XSRF-TOKEN"] = value
        return headers


async def sign_in(address: str, login: str, one_time: str, password: str) -> Rest:
    """Signs a member of staff in; the first time with the one-time password, which is replaced at once."""
    rest = Rest(address)
    try:
        await rest.get("/api/session")
    except Problem as problem:
        # Nobody yet; the cookie with the CSRF token has come with the answer.
        if problem.status != 401:
            raise
    me = await rest.post("/api/session", {"login": login, "password": one_time})
    if me["mustChangePassword"]:
        await rest.post("/api/session/password", {"current": one_time, "new": password})
    return rest
