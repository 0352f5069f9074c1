package dev.ringbridge.foundation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Scheduled work begins once the tables and topics are there, and ends before anything else does:
 * the scheduler is halted at its own start (quarkus.scheduler.start-mode).
 */
@ApplicationScoped
class SchedulerLife {
  private static final int AFTER_ALL_ELSE = 100;
  private static final int BEFORE_ALL_ELSE = 1;

  void start(@Observes @Priority(AFTER_ALL_ELSE) StartupEvent event, Scheduler scheduler) {
    scheduler.resume();
  }

  void stop(@Observes @Priority(BEFORE_ALL_ELSE) ShutdownEvent event, Scheduler scheduler) {
    scheduler.pause();
  }
}
