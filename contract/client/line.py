"""A socket that is kept: realtime.md, what customers and workspaces have in common."""

import asyncio
import contextlib
import json
import random
import time
import uuid

import websockets

PAUSE_FIRST, PAUSE_LONGEST = 0.3, 8.0
FRAMES_PER_SECOND, FRAMES_AT_ONCE = 20, 40
PING_EVERY, SILENCE = 8, 16
# Nothing that waits for a client is larger.
FRAME_BYTES_MAX = 2 * 1024 * 1024

SIGN_IN_AGAIN, ELSEWHERE, TOO_FAST = 4001, 4009, 4029
DEFECTS = {1009, 4000, 4003}


class Refused(Exception):
    """The server said no, and nothing has changed."""

    def __init__(self, event: dict):
        self.code = event["code"]
        super().__init__(f"{event['code']}: {event['detail']}")


class Stopped(Exception):
    """The socket is closed and must not come back by itself."""


class Timeline:
    """A conversation as its ranges tell it: apply, ignore or fetch, never guess."""

    def __init__(self):
        self.last = 0
        self.entries: list[dict] = []
        self.state: dict | None = None

    def take(self, event: dict) -> bool:
        """Takes a range; False when something before it was missed."""
        if event["after"] > self.last:
            return False
        if event["upTo"] > self.last:
            self.entries += [entry for entry in event["entries"] if entry["seq"] > self.last]
            self.last = event["upTo"]
        if event.get("state") is not None and event["upTo"] >= self.last:
            self.state = event["state"]
        return True


class Line:
    """Connects, says hello, resumes, and sends each act until it is answered: one at a time for each conversation."""

    def __init__(self, url: str):
        self.url = url
        self.epoch: str | None = None
        self.welcomes = 0
        self.told: list[dict] = []
        self._socket = None
        self._ref = 0
        self._answers: dict[int, asyncio.Future] = {}
        self._turns: dict[str, asyncio.Lock] = {}
        self._news = asyncio.Event()
        self._frames, self._frames_at = float(FRAMES_AT_ONCE), time.monotonic()
        self._task: asyncio.Task | None = None

    # What each of the two sockets is asked for.

    def headers(self) -> dict[str, str]:
        return {}

    def hello(self) -> dict:
        raise NotImplementedError

    async def heard(self, event: dict) -> None:
        raise NotImplementedError

    def forget(self) -> None:
        """The installation is another one: what is known of sequences means nothing."""
        raise NotImplementedError

    async def sign_in_again(self) -> None:
        raise Stopped("not signed in")

    # Connecting.

    def start(self) -> None:
        self._task = asyncio.create_task(self._keep())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _keep(self) -> None:
        pause = PAUSE_FIRST
        while True:
            welcomes = self.welcomes
            code = await self._connect_once()
            if code == ELSEWHERE or code in DEFECTS:
                raise Stopped(f"closed with {code}")
            if code == SIGN_IN_AGAIN:
                await self.sign_in_again()
            if self.welcomes > welcomes:
                pause = PAUSE_FIRST
            await asyncio.sleep(PAUSE_LONGEST if code == TOO_FAST else random.uniform(pause / 2, pause))
            pause = min(pause * 2, PAUSE_LONGEST)

    async def _connect_once(self) -> int | None:
        """Until the connection ends; the code it was closed with, None when there was none."""
        try:
            async with websockets.connect(
                self.url,
                extra_headers={"Accept-Language": "en", **self.headers()},
                max_size=FRAME_BYTES_MAX,
                ping_interval=PING_EVERY,
                ping_timeout=SILENCE,
                open_timeout=10,
                close_timeout=1,
            ) as socket:
                try:
                    await self._send(socket, self._next_ref(), self.hello())
                    async for text in socket:
                        for event in json.loads(text):
                            await self._take(socket, event)
                        self._pulse()
                except websockets.ConnectionClosed:
                    pass
                return socket.close_code
        except (OSError, asyncio.TimeoutError, websockets.WebSocketException):
            return None
        finally:
            self._away()

    def _away(self) -> None:
        """What was in the air has become unknown."""
        self._socket = None
        for answer in self._answers.values():
            if not answer.done():
                answer.set_result(None)
        self._answers.clear()
        self._pulse()

    async def _take(self, socket, event: dict) -> None:
        kind = event["kind"]
        if kind in ("done", "refused") and event["ref"] in self._answers:
            self._answers.pop(event["ref"]).set_result(event)
        elif kind == "refused" and self._socket is None:
            await self._refused_hello(socket, event)
        elif kind == "welcome":
            if self.epoch not in (None, event["epoch"]):
                self.forget()
            self.epoch = event["epoch"]
            self._socket = socket
            await self.heard(event)
            self.welcomes += 1
        else:
            await self.heard(event)

    async def take_range(self, conversation: str, timeline: Timeline, event: dict) -> None:
        """Takes a range; asks for what was missed before it."""
        if not timeline.take(event):
            await self.send({"op": "fetch", "conversation": conversation, "after": timeline.last})

    async def _refused_hello(self, socket, event: dict) -> None:
        """A hello that may succeed later is said again here; else the server closes, or it is a defect of ours."""
        if event["again"]:
            await asyncio.sleep(random.uniform(0.3, 1.0))
            await self._send(socket, self._next_ref(), self.hello())
        elif event["code"] != "realtime.other-window":
            raise Refused(event)

    # Saying things.

    async def act(self, op: str, conversation: str, **fields) -> dict:
        """What is committed: the `done`. Sent again, with the same client id, until there is an answer."""
        client_id = uuid.uuid4().hex
        # One act in the air for each conversation, else one that is repeated could come behind a later one.
        async with self._turns.setdefault(conversation, asyncio.Lock()):
            frame = {"op": op, "conversation": conversation, "clientId": client_id, **fields}
            done = await self._until_answered(frame)
        self.told.append({**done, "clientId": client_id, "frame": frame})
        return done

    async def ask(self, op: str, **fields) -> dict:
        """An act without a conversation, which may be said again without harm."""
        async with self._turns.setdefault("", asyncio.Lock()):
            return await self._until_answered({"op": op, **fields})

    async def _until_answered(self, frame: dict) -> dict:
        while True:
            await self.until(lambda: self._socket is not None, "a connection")
            answer = await self._exchange(frame)
            if answer is None:
                continue
            if answer["kind"] == "done":
                return answer
            if not answer["again"]:
                raise Refused(answer)
            await asyncio.sleep(random.uniform(0.3, 1.0))

    async def _exchange(self, frame: dict) -> dict | None:
        """The answer; None when the connection ended before it came."""
        ref = self._next_ref()
        answer = asyncio.get_running_loop().create_future()
        self._answers[ref] = answer
        await self.send(frame, ref)
        return await answer

    async def send(self, frame: dict, ref: int | None = None) -> None:
        """Sends a frame if there is a connection; no answer is waited for."""
        if self._socket is None:
            self._away()
            return
        with contextlib.suppress(websockets.ConnectionClosed):
            await self._send(self._socket, self._next_ref() if ref is None else ref, frame)

    async def _send(self, socket, ref: int, frame: dict) -> None:
        await self._pace()
        await socket.send(json.dumps({"ref": ref, **frame}, ensure_ascii=False))

    async def _pace(self) -> None:
        now = time.monotonic()
        self._frames = min(FRAMES_AT_ONCE - 1, self._frames + (now - self._frames_at) * FRAMES_PER_SECOND) - 1
        self._frames_at = now
        if self._frames < 0:
            await asyncio.sleep(-self._frames / FRAMES_PER_SECOND)

    def _next_ref(self) -> int:
        self._ref += 1
        return self._ref

    # Waiting.

    def _pulse(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

    async def until(self, holds, what: str, within: float = 90):
        """What `holds` gives, once it gives something."""
        try:
            async with asyncio.timeout(within):
                while not (value := holds()):
                    if self._task is not None and self._task.done():
                        await self._task
                        raise Stopped("the line has ended")
                    await self._news.wait()
                return value
        except TimeoutError as late:
            raise TimeoutError(f"{what} did not come within {within} s") from late
