/**
 * Handing a call over to a colleague: who is free, and holding one for it. What the carrier is
 * asked is telephony's ({@code HandOverTo}); what becomes of it is folded with all other events of
 * calls, in package matching.
 *
 * <p>Rows are locked in the order of that package: the campaign, the call, agents by id.
 */
@NullMarked
package dev.ringbridge.gateway.handover;

import org.jspecify.annotations.NullMarked;
