package io.zongji.api;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The addresses without a file name; the frame's resource handlers do not answer to them.
@Controller
class HomeController {
  @GetMapping("/")
  String console() {
    return "forward:/index.html";
  }

  /// The page of one call, entered by a ticket; the customer's page shows it.
  @GetMapping("/call")
  String call() {
    return "forward:/c/index.html";
  }

  @GetMapping({"/c", "/c/"})
  String customer() {
    return "forward:/c/index.html";
  }
}
