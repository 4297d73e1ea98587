import type { CustomerClient, Parcel } from '@zongji/sync';
import { Said } from './Entries';
import { Microphone, Page } from './icons';
import type { Upload } from './uploads';
import { faultText, words } from './words';

interface Props {
  readonly client: CustomerClient;
  readonly parcels: readonly Parcel[];
  readonly uploads: readonly Upload[];
}

/** What was said and is not in the timeline yet; failures say why and can be tried again. */
export function Pending({ client, parcels, uploads }: Props) {
  return (
    <>
      {parcels.map((parcel) => (
        <div key={parcel.clientId} class="entry">
          <div class={`said mine ${parcel.state.kind === 'failed' ? 'failed' : 'pending'}`}>
            <Said content={parcel.content} zoom={() => {}} />
          </div>
          {parcel.state.kind === 'failed' ? (
            <Failed
              why={faultText(parcel.state.code)}
              retry={() => client.retry(parcel.clientId)}
              discard={() => client.discard(parcel.clientId)}
            />
          ) : (
            <p class="state">{parcel.state.kind === 'taken' ? words.sent : words.sending}</p>
          )}
        </div>
      ))}
      {uploads.map((upload) => (
        <div key={upload.id} class="entry">
          <div class={`said mine ${upload.failed === null ? 'pending' : 'failed'}`}>
            {upload.preview === null || upload.failed !== null ? (
              <p class="bubble file">
                {upload.voice ? <Microphone /> : <Page />}
                <b>{upload.voice ? words.voice : upload.name}</b>
              </p>
            ) : (
              <span class="picture">
                <img src={upload.preview} alt={upload.name} />
              </span>
            )}
            {upload.failed === null && (
              <progress max={100} value={upload.percent} aria-label={upload.name} />
            )}
          </div>
          {upload.failed === null ? (
            <p class="state">{words.uploading(upload.percent)}</p>
          ) : (
            <Failed why={faultText(upload.failed)} retry={upload.retry} discard={upload.discard} />
          )}
        </div>
      ))}
    </>
  );
}

function Failed({
  why,
  retry,
  discard,
}: {
  readonly why: string;
  readonly retry: () => void;
  readonly discard: () => void;
}) {
  return (
    <p class="state wrong" role="alert">
      <span>
        {words.failed} · {why}
      </span>
      <button type="button" onClick={retry}>
        {words.retry}
      </button>
      <button type="button" onClick={discard}>
        {words.discard}
      </button>
    </p>
  );
}
