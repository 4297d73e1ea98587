package io.zongji.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.stereotype.Component;

/// Takes no notice of a sign-in cookie that this server cannot have given. Whatever bytes a
/// stranger puts there would be looked up, and the database refuses some of them.
@Component
final class SessionIds implements BeanPostProcessor {
  private static final Pattern GIVEN =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof CookieSerializer cookies ? new OfOurs(cookies) : bean;
  }

  private record OfOurs(CookieSerializer cookies) implements CookieSerializer {
    @Override
    public void writeCookieValue(CookieValue value) {
      cookies.writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
      return cookies.readCookieValues(request).stream()
          .filter(id -> GIVEN.matcher(id).matches())
          .toList();
    }
  }
}
