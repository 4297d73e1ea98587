package io.zongji.staff;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A small mail server on the loopback address that keeps what it is sent.
final class MailBox implements AutoCloseable {
  private final ServerSocket listener;
  private final LinkedBlockingQueue<String> mails = new LinkedBlockingQueue<>();
  private volatile boolean refusing;

  MailBox() {
    try {
      this.listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return listener.getLocalPort();
  }

  /// Does not take the next mail.
  void refuseNext() {
    refusing = true;
  }

  /// The next mail: its envelope and its text, decoded.
  String next() throws InterruptedException {
    var mail = mails.poll(20, TimeUnit.SECONDS);
    if (mail == null) {
      throw new AssertionError("no mail came");
    }
    return mail;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (var socket = listener.accept()) {
        talk(socket);
      } catch (IOException e) {
        // The listener was closed, or a client went away: the next one comes.
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    say(socket, "220 box");
    var mail = new StringBuilder();
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      mail.append(line).append('\n');
      if (line.startsWith("RCPT") && refusing) {
        refusing = false;
        say(socket, "550 no such box");
      } else if (line.equals("DATA")) {
        say(socket, "354 go on");
        mails.add(mail + decoded(in));
        say(socket, "250 taken");
      } else if (line.equals("QUIT")) {
        say(socket, "221 bye");
        return;
      } else {
        say(socket, "250 fine");
      }
    }
  }

  private static String decoded(BufferedReader in) throws IOException {
    var text = new StringBuilder();
    for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      text.append(line).append("\r\n");
    }
    var bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    try {
      var none = Session.getInstance(new Properties());
      return String.valueOf(new MimeMessage(none, new ByteArrayInputStream(bytes)).getContent());
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }
}
