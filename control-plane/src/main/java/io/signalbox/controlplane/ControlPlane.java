package io.signalbox.controlplane;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The control plane: owns the store, the doors and the runs. */
@SpringBootApplication
public class ControlPlane {

    public static void main(String[] arguments) {
        SpringApplication.run(ControlPlane.class, arguments);
    }
}
