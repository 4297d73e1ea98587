package io.zongji;

import io.zongji.backup.BackupProgram;
import io.zongji.platform.LogForm;
import io.zongji.platform.OwnFiles;
import io.zongji.platform.StartupException;
import io.zongji.staff.ResetAdmin;
import java.net.BindException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The server: reads its settings from the environment, opens the database, listens.
///
/// Beans are named by their whole class names, so that two features may each have a `Pages`.
/// What an operator can put right is told in one line, and the exit code is 1.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableScheduling
public class Zongji {
  private Zongji() {}

  public static void main(String[] args) {
    OwnFiles.begin();
    if (ResetAdmin.isMeant(args)) {
      System.exit(ResetAdmin.run(args));
    }
    if (BackupProgram.isMeant(args)) {
      System.exit(BackupProgram.run(args));
    }
    var leaving = new Leaving();
    leaving.await();
    try {
      var application = application();
      application.addInitializers(leaving::serverIs);
      application.addListeners(new SelfCheck());
      application.run(args);
    } catch (SpringApplication.AbandonedRunException e) {
      // The build reads the beans ahead of time and goes no further.
      leaving.hasFailed();
      throw e;
    } catch (RuntimeException e) {
      leaving.hasFailed();
      System.err.println("Zongji cannot start. " + reason(e));
      System.exit(1);
    }
  }

  /// The application with the settings that depend on the environment.
  public static SpringApplication application() {
    var application = new SpringApplication(Zongji.class);
    application.setRegisterShutdownHook(true);
    application.addListeners(new LogForm());
    return application;
  }

  private static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartupException) {
        return String.valueOf(cause.getMessage());
      }
      if (cause instanceof BindException) {
        return "The port is in use by another program; choose another with ZONGJI_PORT";
      }
    }
    failure.printStackTrace();
    return String.valueOf(failure.getMessage());
  }
}
