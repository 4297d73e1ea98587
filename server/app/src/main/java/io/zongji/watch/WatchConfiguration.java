package io.zongji.watch;

import io.zongji.platform.ServerSettings;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// Who may read the metrics: `ZONGJI_METRICS_TOKEN`, or this machine alone.
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {
  @Bean
  FilterRegistrationBean<MetricsGate> metricsGate(ServerSettings settings) {
    var registration = new FilterRegistrationBean<>(new MetricsGate(settings.metricsToken()));
    registration.addUrlPatterns("/actuator/prometheus", "/actuator/prometheus/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 30);
    return registration;
  }
}
