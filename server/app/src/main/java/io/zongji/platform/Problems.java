package io.zongji.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;

/// Renders every failure of a request as problem+json, in this one place.
@RestControllerAdvice
public class Problems {
  /// Seconds after which a client may come again when the database was away.
  static final int RETRY_SECONDS = 1;

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> fault(FaultException e, HttpServletRequest request) {
    var locale = request.getLocale();
    var body = body(e.fault(), e.args(), locale);
    if (!e.errors().isEmpty()) {
      body.put("errors", e.errors().stream().map(error -> render(error, locale)).toList());
    }
    body.putAll(e.properties());
    var answer = respond(e.fault().kind().status(), body);
    return e.retryAfterSeconds().isPresent()
        ? later(answer, e.retryAfterSeconds().getAsLong())
        : answer;
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> unreadable(
      HttpMessageNotReadableException e, HttpServletRequest request) {
    var errors = new ArrayList<FieldError>();
    if (e.getMostSpecificCause() instanceof JacksonException cause && !cause.getPath().isEmpty()) {
      errors.add(FieldError.of(path(cause.getPath()), "wrong-type"));
    }
    return BodyLimit.isPassed(e)
        ? fault(new FaultException(RequestFault.TOO_LARGE), request)
        : fault(FaultException.of(RequestFault.MALFORMED, errors), request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> mistyped(
      MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    var errors = List.of(FieldError.of(e.getName(), "wrong-type"));
    return fault(FaultException.of(RequestFault.MALFORMED, errors), request);
  }

  /// Where the parts of a body cannot be told apart, nobody knows where it ends and the next
  /// request begins; the answer says that the connection ends with it.
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> noParts(MultipartException e, HttpServletRequest request) {
    var tooLarge = BodyLimit.isPassed(e) || e instanceof MaxUploadSizeExceededException;
    var fault = tooLarge ? RequestFault.TOO_LARGE : RequestFault.MALFORMED;
    return ResponseEntity.status(fault.kind().status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .header(HttpHeaders.CONNECTION, "close")
        .body(body(fault, List.of(), request.getLocale()));
  }

  /// Whoever asked has gone: nobody is left to tell, and nothing failed here.
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException e) {
    LOG.debug("the other side closed its connection", e);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> other(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known) {
      var fault = RequestFault.ofStatus(known.getStatusCode().value());
      if (known.getStatusCode().is4xxClientError()) {
        return respond(known.getStatusCode().value(), body(fault, List.of(), request.getLocale()));
      }
    }
    var fault = Unexpected.faultOf(e);
    if (fault == RequestFault.UNAVAILABLE) {
      return later(unavailable(request), RETRY_SECONDS);
    }
    if (fault == RequestFault.BROKEN) {
      Unexpected.log(request.getMethod() + " " + request.getRequestURI(), e);
    }
    return respond(status(fault), body(fault, List.of(), request.getLocale()));
  }

  /// The status of a failure; of a defect it is not that of a server that is only away.
  static int status(Fault fault) {
    return fault == RequestFault.BROKEN ? 500 : fault.kind().status();
  }

  private static ResponseEntity<Map<String, Object>> unavailable(HttpServletRequest request) {
    var fault = RequestFault.UNAVAILABLE;
    return respond(fault.kind().status(), body(fault, List.of(), request.getLocale()));
  }

  /// The body of a problem, for edges that answer outside of a request handler.
  public static Map<String, Object> body(Fault fault, List<Object> args, Locale locale) {
    var body = new LinkedHashMap<String, Object>();
    var detail = Words.of(fault.code(), locale, args);
    body.put("type", "about:blank");
    body.put("title", detail);
    body.put("status", status(fault));
    body.put("detail", detail);
    body.put("code", fault.code());
    return body;
  }

  private static ResponseEntity<Map<String, Object>> respond(int status, Map<String, Object> body) {
    body.put("status", status);
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(body);
  }

  private static ResponseEntity<Map<String, Object>> later(
      ResponseEntity<Map<String, Object>> answer, long seconds) {
    return ResponseEntity.status(answer.getStatusCode())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
        .body(answer.getBody());
  }

  private static Map<String, Object> render(FieldError error, Locale locale) {
    var rendered = new LinkedHashMap<String, Object>();
    error.row().ifPresent(row -> rendered.put("row", row));
    rendered.put("field", error.field());
    rendered.put("code", error.code());
    rendered.put("detail", Words.of(error, locale));
    return rendered;
  }

  private static String path(List<JacksonException.Reference> references) {
    var path = new StringBuilder();
    for (var reference : references) {
      if (reference.getPropertyName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
      }
    }
    return path.toString();
  }
}
