package io.signalbox.controlplane;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The control plane: owns the store, the endpoints and the runs. */
@SpringBootApplication
@EnableScheduling
public class ControlPlane {

    public static void main(String[] arguments) {
        SpringApplication.run(ControlPlane.class, arguments);
    }
}
