package io.zongji.media;

import io.zongji.platform.S3Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.Resource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Content in a bucket of an S3-compatible store, under `media/ab/cd/<id>`.
///
/// Only what every such store knows is asked of it: put, get, head, delete, signed in the usual
/// way, without checksums of one vendor.
final class S3Files implements MediaFiles, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration SILENCE = Duration.ofSeconds(20);
  private static final Duration CALL = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofSeconds(3);
  private static final int MISSING = 404;

  private final S3Client client;
  private final String bucket;

  S3Files(S3Settings settings) {
    this.bucket = settings.bucket();
    var credentials = AwsBasicCredentials.create(settings.accessKey(), settings.secretKey());
    var builder =
        S3Client.builder()
            .httpClient(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECT)
                    .socketTimeout(SILENCE)
                    .build())
            .overrideConfiguration(c -> c.apiCallTimeout(CALL))
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .region(Region.of(settings.region()))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(
                S3Configuration.builder()
                    .pathStyleAccessEnabled(settings.pathStyle())
                    .chunkedEncodingEnabled(false)
                    .build());
    settings.endpoint().ifPresent(builder::endpointOverride);
    this.client = builder.build();
  }

  @Override
  public byte[] add(MediaFile file, InputStreamSource source, long bytes) throws IOException {
    var hash = hash(source, bytes);
    var body =
        RequestBody.fromContentProvider(() -> open(source), bytes, "application/octet-stream");
    try {
      client.putObject(put -> put.bucket(bucket).key(key(file)), body);
      return hash;
    } catch (SdkException | UncheckedIOException e) {
      throw new IOException("the store does not take " + key(file), e);
    }
  }

  /// The length is looked at first: the store would wait for what does not come.
  private static byte[] hash(InputStreamSource source, long bytes) throws IOException {
    var digest = Digests.sha256();
    long count;
    try (var in = new DigestInputStream(source.getInputStream(), digest)) {
      count = in.transferTo(OutputStream.nullOutputStream());
    }
    if (count != bytes) {
      throw new IOException("the upload has %d bytes, it said %d".formatted(count, bytes));
    }
    return digest.digest();
  }

  private static InputStream open(InputStreamSource source) {
    try {
      return source.getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Resource> find(MediaFile file) throws IOException {
    try {
      var head = client.headObject(ask -> ask.bucket(bucket).key(key(file)));
      return Optional.of(new S3Resource(key(file), head.contentLength(), this::read));
    } catch (S3Exception e) {
      if (e.statusCode() == MISSING) {
        return Optional.empty();
      }
      throw new IOException("the store does not give " + key(file), e);
    } catch (SdkException e) {
      throw new IOException("the store does not give " + key(file), e);
    }
  }

  private InputStream read(String key, long from) throws IOException {
    try {
      return client.getObject(
          ask -> {
            ask.bucket(bucket).key(key);
            if (from > 0) {
              ask.range("bytes=" + from + "-");
            }
          });
    } catch (SdkException e) {
      throw new IOException("the store does not give " + key, e);
    }
  }

  @Override
  public void remove(MediaFile file) throws IOException {
    try {
      client.deleteObject(ask -> ask.bucket(bucket).key(key(file)));
    } catch (SdkException e) {
      throw new IOException("the store does not remove " + key(file), e);
    }
  }

  @Override
  public boolean reachable() {
    try {
      client.headBucket(
          ask -> ask.bucket(bucket).overrideConfiguration(c -> c.apiCallTimeout(LOOK)));
      return true;
    } catch (SdkException e) {
      return false;
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private static String key(MediaFile file) {
    return "media/" + file.path();
  }
}
