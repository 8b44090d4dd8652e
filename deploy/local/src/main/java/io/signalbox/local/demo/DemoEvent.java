package io.signalbox.local.demo;

import io.signalbox.local.samples.Sample;

/**
 * One event of the demo.
 *
 * @param runId empty where the endpoint stored nothing: a refusal or a handshake
 * @param answer what the endpoint said
 */
record DemoEvent(Sample sample, String runId, boolean duplicate, String answer) {

    boolean stored() {
        return !runId.isEmpty();
    }
}
