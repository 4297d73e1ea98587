package io.zongji.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals what must not be readable in the database, and signs what is handed to strangers.
///
/// The key is `ZONGJI_SECRET` (at least 32 characters) or the file `secret.key` in the data folder,
/// made at the first start. Whoever loses it loses the sealed secrets, nothing else.
public final class Secrets {
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int SECRET_CHARACTERS_MIN = 32;

  private final SecureRandom random = new SecureRandom();
  private final byte[] master;

  private Secrets(byte[] master) {
    this.master = master;
  }

  static Secrets open(Path folder, String secret) {
    if (secret.isBlank()) {
      return new Secrets(keyFile(folder.resolve("secret.key")));
    }
    if (secret.length() < SECRET_CHARACTERS_MIN) {
      throw new StartupException(
          "ZONGJI_SECRET has %d characters; it must have at least %d"
              .formatted(secret.length(), SECRET_CHARACTERS_MIN));
    }
    return new Secrets(sha256(secret.getBytes(StandardCharsets.UTF_8)));
  }

  /// Encrypts a text (AES-256-GCM); `purpose` must be given again to open it.
  public byte[] seal(String purpose, String text) {
    var iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    try {
      var sealed =
          cipher(Cipher.ENCRYPT_MODE, purpose, iv).doFinal(text.getBytes(StandardCharsets.UTF_8));
      var result = Arrays.copyOf(iv, iv.length + sealed.length);
      System.arraycopy(sealed, 0, result, iv.length, sealed.length);
      return result;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal", e);
    }
  }

  /// Decrypts what [#seal] made; throws when it was changed or sealed with another key.
  public String open(String purpose, byte[] sealed) {
    try {
      var iv = Arrays.copyOf(sealed, IV_BYTES);
      var text =
          cipher(Cipher.DECRYPT_MODE, purpose, iv)
              .doFinal(sealed, IV_BYTES, sealed.length - IV_BYTES);
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException("sealed with another key, or changed: " + purpose, e);
    }
  }

  /// A signature (HMAC-SHA-256, URL-safe) over a text, bound to a purpose.
  public String sign(String purpose, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key("sign " + purpose), "HmacSHA256"));
      var bytes = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign", e);
    }
  }

  /// Whether a signature is the one of this text and purpose; takes the same time for every wrong
  /// one.
  public boolean signed(String purpose, String text, String signature) {
    return MessageDigest.isEqual(
        sign(purpose, text).getBytes(StandardCharsets.UTF_8),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  private Cipher cipher(int mode, String purpose, byte[] iv) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key("seal " + purpose), "AES"), new GCMParameterSpec(TAG_BITS, iv));
    return cipher;
  }

  private byte[] key(String use) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(master, "HmacSHA256"));
    return mac.doFinal(use.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] keyFile(Path file) {
    try {
      if (!Files.exists(file)) {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getEncoder().encodeToString(bytes));
      }
      var bytes = Base64.getDecoder().decode(Files.readString(file).strip());
      if (bytes.length != 32) {
        throw new StartupException("The key file " + file + " is damaged");
      }
      return bytes;
    } catch (IOException | IllegalArgumentException e) {
      throw new StartupException("The key file " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }
}
