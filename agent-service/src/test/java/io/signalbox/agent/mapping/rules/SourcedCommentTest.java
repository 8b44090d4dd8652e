package io.signalbox.agent.mapping.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.contract.shared.CommentVisibility;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourcedCommentTest {

    @Test
    void saysOfEachFieldWhereItCameFrom() {
        CommentFields comment = aComment().written();

        assertThat(comment.provenance())
                .containsOnlyKeys("author_id", "body", "source_created_at", "visibility")
                .containsEntry("body", Provenance.payload("/comment/body"))
                .containsEntry("visibility", Provenance.payloadByRule("/comment/jsdPublic", "jira.public"));
        assertThat(comment.visibility()).isEqualTo(CommentVisibility.INTERNAL);
    }

    @Test
    void leavesOutLinksThatABrowserMustNotFollow() {
        CommentFields comment = aComment()
                .url(new Sourced<>("javascript:alert(1)", Provenance.payload("/comment/url")))
                .written();

        assertThat(comment.url()).isNull();
        assertThat(comment.provenance()).doesNotContainKey("url");
    }

    @Test
    void keepsNothingOfADeletedComment() {
        CommentFields comment = aComment().deleted();

        assertThat(comment.deleted()).isTrue();
        assertThat(comment.body()).isNull();
        assertThat(comment.visibility()).isNull();
        assertThat(comment.provenance()).containsOnlyKeys("author_id");
    }

    private static SourcedComment aComment() {
        return new SourcedComment("c-1", 7)
                .author(new Sourced<>(Person.ofId("u-1"), Provenance.payload("/comment/author")))
                .body(new Sourced<>("Rolled back", Provenance.payload("/comment/body")))
                .createdAt(new Sourced<>(Instant.EPOCH, Provenance.payload("/comment/created")))
                .visibility(new Sourced<>("false", Provenance.payload("/comment/jsdPublic"))
                        .by("jira.public", value -> CommentVisibility.INTERNAL));
    }
}
