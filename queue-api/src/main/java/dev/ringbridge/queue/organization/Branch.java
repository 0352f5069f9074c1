package dev.ringbridge.queue.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A part of an organization. */
@Entity
@Table(name = "branches")
public class Branch {
  @Id UUID id;

  @Column(name = "organization_id")
  UUID organizationId;

  String name;
}
