package dev.ringbridge.core.agent;

/**
 * The agent's side of every conversation: kept up between calls, in a room of its own.
 *
 * @param room the conference it waits in
 * @param epoch counts the agent's legs; a later leg has a later epoch and another room
 */
public record Leg(String room, long epoch) {}
