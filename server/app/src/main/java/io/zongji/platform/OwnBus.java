package io.zongji.platform;

import java.util.function.Consumer;

/// The bus of an installation with one server: within the process everybody hears of everything by
/// events already, and there is nobody else to wake.
final class OwnBus implements Bus {
  @Override
  public void wake(WakeUp wakeUp) {}

  @Override
  public void listen(Consumer<WakeUp> listener) {}

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public boolean connected() {
    return true;
  }
}
