package dev.ringbridge.queue.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A tenant: whose data no other tenant sees. */
@Entity
@Table(name = "organizations")
public class Organization {
  @Id UUID id;

  /** The branch that new things belong to where nobody says another. */
  @Column(name = "branch_id")
  UUID branchId;

  String name;

  /** ISO 3166: how a number without a country code is read. */
  String country;

  /** IANA: when its day begins. */
  String zone;
}
