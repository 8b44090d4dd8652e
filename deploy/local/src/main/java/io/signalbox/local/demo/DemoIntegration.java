package io.signalbox.local.demo;

/**
 * An integration the demo sends to.
 *
 * @param secret what both sides sign with; the API answers it once, so the demo keeps it
 */
record DemoIntegration(String provider, String id, String webhookUrl, String secret) {}
