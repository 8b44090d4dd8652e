package io.signalbox.embedded;

import com.rabbitmq.client.ConnectionFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application in a process of its own, one of whose beans takes its time to finish. */
@Configuration(proxyBeanMethods = false)
class ChildApplication {

    static final String STARTED = "child started";
    static final String BOTH_ANSWERED = "both answered until the bean was done";
    static final String GONE = "a service was gone before the bean was done";

    static void main(String[] arguments) throws InterruptedException {
        SpringApplication application = new SpringApplication(ChildApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of("signalbox.data-dir", arguments[0]));
        application.run();
        System.out.println(STARTED);
        Thread.currentThread().join();
    }

    @Bean(destroyMethod = "finish")
    SlowFinisher slowFinisher(
            @Value("${signalbox.database.url}") String database, @Value("${signalbox.rabbitmq.url}") String broker) {
        return new SlowFinisher(database, broker);
    }

    record SlowFinisher(String database, String broker) {

        /** Longer than a broker that stops by itself needs for it. */
        void finish() {
            Instant end = Instant.now().plus(Duration.ofSeconds(3));
            while (Instant.now().isBefore(end)) {
                if (!bothAnswer()) {
                    System.out.println(GONE);
                    return;
                }
            }
            System.out.println(BOTH_ANSWERED);
        }

        private boolean bothAnswer() {
            ConnectionFactory factory = new ConnectionFactory();
            try {
                factory.setUri(broker);
                factory.newConnection().close();
                try (Connection connection = DriverManager.getConnection(database)) {
                    return connection.isValid(5);
                }
            } catch (Exception e) {
                return false;
            }
        }
    }
}
