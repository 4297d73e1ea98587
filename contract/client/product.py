"""The product as a process of its own, in a folder of its own, killed and started again on the same data."""

import asyncio
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

READY_WITHIN_SECONDS = 120


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Product:
    def __init__(self, program: str):
        self.program = str(Path(program).resolve())
        self.folder = Path(tempfile.mkdtemp(prefix="zongji-second-client-"))
        self.log = self.folder / "log"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen | None = None

    async def start(self) -> None:
        """Returns when it is ready."""
        settings = {
            **os.environ,
            "ZONGJI_DATA": str(self.folder / "data"),
            "ZONGJI_PORT": str(self.port),
            # The process that is killed is the server itself and nothing that would start it again.
            "ZONGJI_RESTART": "0",
        }
        with self.log.open("ab") as log:
            self.process = subprocess.Popen([self.program], env=settings, stdout=log, stderr=log)
        began = time.monotonic()
        while not await asyncio.to_thread(self._is_ready):
            if self.process.poll() is not None or time.monotonic() - began > READY_WITHIN_SECONDS:
                raise RuntimeError(f"the product did not start:\n{self.log.read_text()}")
            await asyncio.sleep(0.2)

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/actuator/health/readiness", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def one_time_password(self) -> str:
        """That of the first administrator, as the first start prints it."""
        return re.findall(r"One-time password: (\S+)", self.log.read_text())[0]

    async def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        await asyncio.to_thread(self.process.wait)

    async def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                await asyncio.to_thread(self.process.wait, 60)
            except subprocess.TimeoutExpired:
                await self.kill()

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
