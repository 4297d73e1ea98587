package io.zongji.api;

import io.zongji.platform.Caller;
import io.zongji.platform.MayCall;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The operations of a running server, as its code states them.
final class Operations {
  private Operations() {}

  /// One operation.
  ///
  /// @param id its `operationId`
  /// @param caller who may call it, if it says so
  /// @param upload whether it takes a file
  record Operation(String id, String method, String path, Optional<Caller> caller, boolean upload) {
    /// Whether it may change something.
    boolean writes() {
      return !method.equals("GET");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static List<Operation> of(ApplicationContext context) {
    return context
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .entrySet()
        .stream()
        .flatMap(
            entry ->
                entry.getKey().getMethodsCondition().getMethods().stream()
                    .flatMap(
                        method ->
                            entry.getKey().getPatternValues().stream()
                                .map(
                                    path ->
                                        new Operation(
                                            id(entry.getValue()),
                                            method.name(),
                                            path,
                                            caller(entry.getValue()),
                                            upload(entry.getKey())))))
        .filter(operation -> operation.path().startsWith("/api/"))
        .sorted(Comparator.comparing(Operation::path).thenComparing(Operation::method))
        .toList();
  }

  private static String id(HandlerMethod method) {
    var operation =
        AnnotatedElementUtils.findMergedAnnotation(
            method.getMethod(), io.swagger.v3.oas.annotations.Operation.class);
    return operation == null ? method.toString() : operation.operationId();
  }

  private static boolean upload(RequestMappingInfo mapping) {
    return mapping
        .getConsumesCondition()
        .getConsumableMediaTypes()
        .contains(MediaType.MULTIPART_FORM_DATA);
  }

  private static Optional<Caller> caller(HandlerMethod method) {
    var own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), MayCall.class);
    var rule =
        own != null
            ? own
            : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), MayCall.class);
    return Optional.ofNullable(rule).map(MayCall::value);
  }
}
