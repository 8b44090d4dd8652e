package io.signalbox.agent.mapping.rules.generic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventVocabularyTest {

    @ParameterizedTest
    @CsvSource({
        "ticket.deleted, ticket",
        "helpdesk.ticket.removed, ticket",
        "IssueDeleted, issue",
        "delete_task, task",
        "issues:destroyed, issue",
        "comment-deleted, comment",
        "label.deleted, label",
        "deleted, ''",
        "DELETE, ''"
    })
    void namesWhatWasDeleted(String text, String noun) {
        EventVocabulary words = EventVocabulary.of(text);

        assertThat(words.isDeletion()).isTrue();
        assertThat(words.deleted()).isEqualTo(noun);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket.created", "undeleted", "ticket.deleted.later", "", "..."})
    void seesNoDeletionWhereNoneIsSaid(String text) {
        assertThat(EventVocabulary.of(text).isDeletion()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"issue_comment.created, true", "TicketReplyAdded, true", "replies.added, true", "ticket.noted, false"})
    void knowsEventsAboutComments(String text, boolean about) {
        assertThat(EventVocabulary.of(text).isAboutComment()).isEqualTo(about);
    }
}
