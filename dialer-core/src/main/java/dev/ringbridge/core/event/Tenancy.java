package dev.ringbridge.core.event;

import java.util.UUID;

/**
 * Whose a thing is: the organization (the tenant, whose data no other may see) and its branch.
 *
 * @param organizationId the tenant
 * @param branchId the part of the organization that owns the thing
 */
public record Tenancy(UUID organizationId, UUID branchId) {}
