package io.zongji.api;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/// Serves the console at `/` and the customer page at `/c/`, both from the jar.
///
/// Files whose names carry a hash of their content may be kept for ever; pages are asked for anew
/// each time, and known by their content (the build lays compressed copies beside the former):
/// the date of a file says nothing, for an older version may be put in the place of a newer
/// one. A path of the console that is no file answers with the
/// console's page, which knows what to show.
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
  private static final List<String> NOT_OF_THE_CONSOLE = List.of("api/", "ws/", "actuator/", "c/");

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    var tags = new ContentTags();
    registry
        .addResourceHandler("/c/assets/**")
        .addResourceLocations("classpath:/static/c/assets/")
        .setCacheControl(FOR_EVER)
        .resourceChain(true)
        .addResolver(brotli());
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(FOR_EVER)
        .resourceChain(true)
        .addResolver(brotli());
    registry
        .addResourceHandler("/c/**")
        .addResourceLocations("classpath:/static/c/")
        .setCacheControl(CacheControl.noCache())
        .setUseLastModified(false)
        .setEtagGenerator(tags)
        .resourceChain(false)
        .addResolver(new PageResolver("static/c/index.html", List.of()));
    registry
        .addResourceHandler("/**")
        .addResourceLocations("classpath:/static/")
        .setCacheControl(CacheControl.noCache())
        .setUseLastModified(false)
        .setEtagGenerator(tags)
        .resourceChain(false)
        .addResolver(new PageResolver("static/index.html", NOT_OF_THE_CONSOLE));
  }

  /// The build's brotli copies; who takes none gets the file, compressed on its way.
  private static EncodedResourceResolver brotli() {
    var resolver = new EncodedResourceResolver();
    resolver.setContentCodings(List.of("br"));
    return resolver;
  }

  /// Answers with a page where there is no file of that name.
  private static final class PageResolver extends PathResourceResolver {
    private final Resource page;
    private final List<String> except;

    PageResolver(String page, List<String> except) {
      this.page = new ClassPathResource(page);
      this.except = except;
    }

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      var found = path.isEmpty() ? null : super.getResource(path, location);
      if (found != null) {
        return found;
      }
      // A name with a dot is a file that is missing, not a place in the console.
      boolean place =
          path.lastIndexOf('.') <= path.lastIndexOf('/')
              && except.stream().noneMatch(path::startsWith);
      return place && page.exists() ? page : null;
    }
  }
}
