import { useEffect, useRef } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { closeHelp, useHelp } from '../../../session/help';
import { startTour } from '../../../session/tour';
import {
  formatWords,
  helpTitles,
  helpTopics,
  type HelpTopic,
  howTos,
  keyWords,
  limitWords,
  offlineWords,
} from '../../../words/help-words';
import { GlossaryList } from './GlossaryList';
import { OwnBuild } from './OwnBuild';
import './help.css';

/** Everything that a reader may look up, without the network. */
export default function Help() {
  const { topic: asked, sought } = useHelp();
  const topic = helpTopics.find((each) => each === asked) ?? helpTopics[0];
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    content.current?.scrollTo(0, 0);
  }, [topic]);
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={closeHelp} isDismissable>
      <Modal className="modal help">
        <Dialog className="help-dialog">
          <div className="help-side">
            <Heading slot="title">Help</Heading>
            <ul aria-label="Topics">
              {helpTopics.map((each) => (
                <li key={each}>
                  <button
                    type="button"
                    className="link"
                    aria-current={each === topic ? 'true' : undefined}
                    onClick={() => useHelp.setState({ topic: each, sought: null })}
                  >
                    {helpTitles[each]}
                  </button>
                </li>
              ))}
            </ul>
            <Button className="button" slot="close">
              Close
            </Button>
          </div>
          <div
            ref={content}
            className="help-content"
            tabIndex={0}
            role="region"
            aria-label={helpTitles[topic]}
          >
            <Topic topic={topic} sought={sought} />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Topic({ topic, sought }: { topic: HelpTopic; sought: string | null }) {
  switch (topic) {
    case 'how-to':
      return (
        <>
          {howTos.map(({ title, steps }) => (
            <section key={title}>
              <h3>{title}</h3>
              <ol className="advice">
                {steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </section>
          ))}
          <Button
            className="button"
            onPress={() => {
              closeHelp();
              startTour();
            }}
          >
            Take the tour of the sample
          </Button>
        </>
      );
    case 'glossary':
      return <GlossaryList key={sought} sought={sought} />;
    case 'keys':
      return (
        <dl className="shortcuts">
          {keyWords.map(([keys, what]) => (
            <div key={keys}>
              <dt className="mono">{keys}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      );
    case 'format':
      return (
        <>
          <Paragraphs texts={formatWords} />
          <p>
            <a href="schema/index.html">The format, field by field</a>
          </p>
        </>
      );
    case 'limits':
      return (
        <>
          <Paragraphs texts={limitWords} />
          <OwnBuild />
        </>
      );
    case 'offline':
      return <Paragraphs texts={offlineWords} />;
  }
}

const Paragraphs = ({ texts }: { texts: readonly string[] }) => texts.map((text) => <p key={text}>{text}</p>);
