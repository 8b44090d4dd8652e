package io.signalbox.controlplane.auth;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.signalbox.controlplane.testing.PeopleScene;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** An installation that anyone may sign up at, and that sends mail. */
@TestPropertySource(properties = {"signalbox.sign-up=open", "signalbox.public-url=https://box.example.com"})
abstract class OpenInstallation extends PeopleScene {

    static final GreenMail MAILS = started();
    static final String PASSWORD = "plenty of quiet rivers";
    static final String OTHER = "a lantern beside the harbour";

    @Autowired
    JdbcClient jdbc;

    /** Runs as long as the process: both classes share a context that mails through it. */
    private static GreenMail started() {
        var mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        return mails;
    }

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        registry.add(
                "signalbox.smtp-url",
                () -> "smtp://127.0.0.1:" + MAILS.getSmtp().getPort());
    }

    static String address() {
        return "new+" + UUID.randomUUID() + "@example.com";
    }
}
