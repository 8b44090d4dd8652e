package io.signalbox.local.cluster;

import io.signalbox.local.launch.Readiness;
import io.signalbox.local.launch.Service;

/**
 * One process.
 *
 * @param port where it listens
 */
public record Member(Service service, int port, Readiness readiness) {

    /** The way a machine dies: nothing of it runs any more when this returns. */
    public void kill() {
        service.handle().destroyForcibly();
        service.handle().onExit().join();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }
}
