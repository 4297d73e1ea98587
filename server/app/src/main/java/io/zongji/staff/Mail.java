package io.zongji.staff;

import io.zongji.platform.StartupException;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/// Sends a new password to its owner, where `ZONGJI_SMTP_HOST` is set.
///
/// Further settings: `ZONGJI_SMTP_PORT` (587), `ZONGJI_SMTP_SECURITY` (`starttls`, `tls` or
/// `none`), `ZONGJI_SMTP_USER`, `ZONGJI_SMTP_PASSWORD`, `ZONGJI_SMTP_FROM`, and `ZONGJI_URL`, the
/// address of this installation that is written into the mail.
@Component
class Mail {
  private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
  private static final String TIMEOUT_MS = "10000";

  private final Optional<JavaMailSenderImpl> sender;
  private final String from;
  private final String url;

  Mail(Environment environment) {
    var host = environment.getProperty("ZONGJI_SMTP_HOST", "").strip();
    this.sender = host.isEmpty() ? Optional.empty() : Optional.of(sender(host, environment));
    this.from = environment.getProperty("ZONGJI_SMTP_FROM", "zongji@" + host);
    this.url = environment.getProperty("ZONGJI_URL", "");
  }

  /// Sends a password; says whether a mail server took it. Blocks for at most some seconds.
  boolean sendPassword(Member member, String password) {
    if (sender.isEmpty()) {
      return false;
    }
    var message = new SimpleMailMessage();
    message.setFrom(from);
    message.setTo(member.email());
    message.setSubject("总机账号 / Your Zongji account");
    message.setText(
        """
        %s，您好：

        您的总机账号：%s（工号 %s）
        一次性密码：%s
        首次登录后请修改密码。%s

        Your Zongji account is %2$s (staff number %3$s), the one-time password %4$s.
        You will be asked to change it when you first sign in.
        """
            .formatted(member.name(), member.email(), member.number(), password, url));
    try {
      sender.get().send(message);
      return true;
    } catch (MailException e) {
      LOG.warn("The mail to {} could not be sent: {}", member.email(), e.getMessage());
      return false;
    }
  }

  private static JavaMailSenderImpl sender(String host, Environment environment) {
    var sender = new JavaMailSenderImpl();
    sender.setHost(host);
    sender.setPort(port(environment.getProperty("ZONGJI_SMTP_PORT", "587")));
    sender.setDefaultEncoding("UTF-8");
    var user = environment.getProperty("ZONGJI_SMTP_USER", "");
    var properties = new Properties();
    if (!user.isEmpty()) {
      sender.setUsername(user);
      sender.setPassword(environment.getProperty("ZONGJI_SMTP_PASSWORD", ""));
      properties.setProperty("mail.smtp.auth", "true");
    }
    switch (environment.getProperty("ZONGJI_SMTP_SECURITY", "starttls")) {
      case "starttls" -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case "tls" -> properties.setProperty("mail.smtp.ssl.enable", "true");
      case "none" -> {}
      default -> throw new StartupException("ZONGJI_SMTP_SECURITY must be starttls, tls or none");
    }
    properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MS);
    properties.setProperty("mail.smtp.timeout", TIMEOUT_MS);
    properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MS);
    sender.setJavaMailProperties(properties);
    return sender;
  }

  private static int port(String text) {
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
      return Integer.parseInt(text);
    }
    throw new StartupException(
        "ZONGJI_SMTP_PORT is \"%s\"; it must be a whole number up to 65535".formatted(text));
  }
}
