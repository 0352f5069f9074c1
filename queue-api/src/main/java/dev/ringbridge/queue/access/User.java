package dev.ringbridge.queue.access;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.queue.lead.Languages;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Somebody who signs in. Deactivated, never deleted: what they did keeps their name. */
@Entity
@Table(name = "users")
public class User {
  /** The version a row begins with: it is ahead of what the topics carry, which is none. */
  static final long NOT_TOLD = 1;

  @Id UUID id;

  @Column(name = "organization_id")
  UUID organizationId;

  @Column(name = "branch_id")
  UUID branchId;

  String username;
  String name;

  @Enumerated(EnumType.STRING)
  Role role;

  @Column(name = "password_hash")
  String passwordHash;

  boolean active = true;

  @Column(name = "tokens_from")
  Instant tokensFrom = Instant.EPOCH;

  /** What they speak besides the language that everybody does, as lead files write it. */
  @Convert(converter = Languages.InOneColumn.class)
  List<String> languages = List.of();

  /** Grows with each change; what the topics carry is behind it until they are told. */
  @Version long version;

  @Column(name = "created_at", insertable = false, updatable = false)
  Instant createdAt;

  Tenancy tenancy() {
    return new Tenancy(organizationId, branchId);
  }
}
