package dev.ringbridge.loadtest.browser;

/** What somebody signs in with. */
record Login(String username, String password) {}
