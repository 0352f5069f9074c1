package dev.ringbridge.telephony;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where recordings are kept, and how they come there. */
public interface RecordingSettings {
  /**
   * The folder that they are kept in, encrypted; replicas share it. Without one and without a
   * bucket, as without a key in {@code credential-keys}, no call is recorded.
   */
  Optional<Path> folder();

  /**
   * The bucket that they are kept in, encrypted, instead of the folder. What the folder has stays
   * readable while both are set.
   */
  Optional<Bucket> bucket();

  /** How long one may take to come from the carrier. */
  @WithDefault("PT4M")
  Duration fetchTimeout();

  /** How many bytes one may have. */
  @WithDefault("2147483648")
  long mostBytes();

  /** The first pause after a request in vain; each that follows is twice as long. */
  @WithDefault("PT5S")
  Duration backoff();

  /** How often the carrier is asked about a recording of which nothing is heard. */
  @WithDefault("PT5M")
  Duration checkEvery();

  /** How long a link to one is valid. */
  @WithDefault("PT15M")
  Duration linkTtl();

  /** How many days recordings are kept where an organization says nothing else. */
  @WithDefault("90")
  int retentionDays();

  /**
   * A bucket at Amazon S3, or at anything that speaks like it. What may be left out has no default
   * here: it would count as a bucket that is meant.
   */
  interface Bucket {
    /** Its name. It must exist. */
    String name();

    /** Where S3 is, if not at Amazon's own address of the region: https://s3.example.com. */
    Optional<URI> endpoint();

    /** The region it is in, or what others than Amazon have instead; us-east-1. */
    Optional<String> region();

    /** Whether its name is part of its address's path, and not of the host as it is otherwise. */
    Optional<Boolean> pathStyle();

    /**
     * The key that may put, get and delete objects in it. Without one, what the machine is allowed
     * counts: the environment, a profile, the container's or the instance's role.
     */
    Optional<String> accessKey();

    /** The access key's secret. */
    Optional<String> secretKey();

    /** What the names of all files begin with, as a path: {@code dialer/recordings}. */
    Optional<String> prefix();

    /** How long a request may take with its tries; 20 s. For files going there: fetch-timeout. */
    Optional<Duration> timeout();
  }
}
